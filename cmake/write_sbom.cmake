# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT for the built LIBRARY of VERSION: SPDX 2.3. PARTS has lines "name|version|licence|
# relationship". The document is the same for the same library: its name holds the checksum, and
# the time is SOURCE_DATE_EPOCH's where that is set.
cmake_minimum_required(VERSION 3.25)
file(SHA256 ${LIBRARY} sum)
string(TIMESTAMP now "%Y-%m-%dT%H:%M:%SZ" UTC)
set(json [=[{
  "spdxVersion": "SPDX-2.3",
  "dataLicense": "CC0-1.0",
  "SPDXID": "SPDXRef-DOCUMENT",
  "creationInfo": {"creators": ["Tool: libnnc-build"]},
  "packages": [{"SPDXID": "SPDXRef-libnnc", "name": "libnnc",
                "downloadLocation": "NOASSERTION", "filesAnalyzed": false,
                "copyrightText": "NOASSERTION",
                "licenseConcluded": "Apache-2.0", "licenseDeclared": "Apache-2.0",
                "checksums": [{"algorithm": "SHA256"}]}],
  "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                     "relatedSpdxElement": "SPDXRef-libnnc"}]
}]=])
string(JSON json SET "${json}" name "\"libnnc-${VERSION}\"")
string(JSON json SET "${json}" documentNamespace
  "\"https://spdx.org/spdxdocs/libnnc-${VERSION}-${sum}\"")
string(JSON json SET "${json}" creationInfo created "\"${now}\"")
string(JSON json SET "${json}" packages 0 versionInfo "\"${VERSION}\"")
string(JSON json SET "${json}" packages 0 checksums 0 checksumValue "\"${sum}\"")
file(STRINGS ${PARTS} parts)
set(i 1)
foreach(part IN LISTS parts)
  string(REPLACE "|" ";" part "${part}")
  list(GET part 0 name)
  list(GET part 1 version)
  list(GET part 2 licence)
  list(GET part 3 relationship)
  string(REGEX REPLACE "[^A-Za-z0-9.-]" "-" id "SPDXRef-${name}")
  string(JSON json SET "${json}" packages ${i} "{\"SPDXID\": \"${id}\", \"name\": \"${name}\",
    \"versionInfo\": \"${version}\", \"downloadLocation\": \"NOASSERTION\",
    \"filesAnalyzed\": false, \"copyrightText\": \"NOASSERTION\",
    \"licenseConcluded\": \"${licence}\", \"licenseDeclared\": \"${licence}\"}")
  string(JSON json SET "${json}" relationships ${i} "{\"spdxElementId\": \"SPDXRef-libnnc\",
    \"relationshipType\": \"${relationship}\", \"relatedSpdxElement\": \"${id}\"}")
  math(EXPR i "${i} + 1")
endforeach()
file(WRITE ${OUTPUT} "${json}\n")
