# SPDX-License-Identifier: Apache-2.0
"""What generate.py is made of: one file for each file that it writes."""
HEAD = '# SPDX-License-Identifier: Apache-2.0\n"""{}\n\nMade by generate.py from the C headers.\n"""\n'
