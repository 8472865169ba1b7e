# SPDX-License-Identifier: Apache-2.0
# make_csv.py: writes csv/*.csv and, to csv.txt, what pandas reads in them: columns as values,
# categories as codes and texts (in hexadecimal). Needs pandas.
import gzip
import os

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = [
    ('numbers', 'a,b,c\n1,2.5,True\n-7,1e-3,False\n007,-inf,TRUE\n+4,.5,false\n', ''),
    ('rounding', 'x\n0.1\n1.7976931348623157e308\n5e-324\n2.2250738585072011e-308\n'
     '123456789012345678901234567890\n9007199254740993.0\n0.30000000000000004\n1E5\n5.\n'
     '8.41168485e-317\n', ''),
    ('range', 'x\n1e400\n-1e400\n1e-400\n-1e-400\n', ''),
    ('ints', 'a,b,c\n9223372036854775807,1,-0\n-9223372036854775808,2.0,3\n', ''),
    ('missing', 'a,b,c,d\n1,,True,x\nNA,NaN,,\n3,null,False,N/A\n,None,True,y\n', ''),
    ('missing_words', 'a\n' + '\n'.join(
        ['#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>',
         'N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null', '2']) + '\n', ''),
    ('text', 'name,age\nZoe,3\nadam,4\nÄnne,5\nadam,6\nBob,7\n', ''),
    ('quotes', 'a,"b ""c""",d\n"x,y","line 1\nline 2",1\n"say ""hi""","",2\n"5",plain "q",3\n', ''),
    ('crlf', 'a,b\r\n1,x\r\n2,y\r\n', ''),
    ('cr', 'a,b\r1,x\r2,y\r', ''),
    ('bom', '\ufeffa,b\n1,2\n', ''),
    ('no_end', 'a,b\n1,2\n3,4', ''),
    ('blank_lines', '\n\na,b\n\n1,2\n\n\n3,4\n\n', ''),
    ('spaces', 'a, b,c\n 1, 2.5,x \n 3 ,4, x\n', ''),
    ('one_column', 'a\n1\n2\n', ''),
    ('header_alone', 'a,b\n', ''),
    ('all_missing', 'a,b\n,1\n,2\n', ''),
    ('twice', 'a,a,b,a,a.1,\n1,2,3,4,5,6\n', ''),
    ('mixed', 'a,b,c\n1,True,1\nx,2,True\n', ''),
    ('nan_spelled', 'a\n1\nNAN\n', ''),
    ('signs', 'a,b\n+1,--1\n-1,+-1\n', ''),
    ('underscores', 'a,b\n1_000,0x10\n2,3\n', ''),
    ('infinities', 'a\ninf\n-Infinity\n+inf\nINF\n', ''),
    ('semicolon', 'a;b\n1,5;2\n', "sep=';'"),
    ('tab', 'a\tb\n1\t"x\ty"\n', "delimiter='\\t'"),
    ('no_header', '1,x\n2,y\n', 'header=None'),
    ('names', '1,x\n2,y\n', "names=['p', 'q']"),
    ('names_instead', 'a,b\n1,x\n2,y\n', "names=['p', 'q'], header=0"),
    ('usecols', 'a,b,c\n1,x,2.5\n2,y,3.5\n', "usecols=['c', 'a']"),
    ('usecols_by_number', 'a,b,c\n1,x,2.5\n2,y,3.5\n', 'usecols=[0, 1]'),
    ('dtype', 'a,b\n1,2\n3,4\n', "dtype='float64'"),
    ('dtypes', 'a,b,c,d\n1,2,5,True\n3,4,6,False\n', "dtype={'a': 'float32', 'b': 'category', 'c': 'uint8'}"),
    ('category_of_numbers', 'a\n10\n9\n10\n\n1.5\n', "dtype='category'"),
    ('na_values', 'a,b\n1,?\n?,x\n', "na_values=['?']"),
    ('too_small', 'a,b\n1e-400,0.0001e-330\n-1e-400,-1e-99999999999999999999\n2e-324,5e-324\n'
     '0e999999,00001e-400\n', ''),
    ('too_large', 'a,b,c\n1e400,1.8e308,1e99999999999999999999\n1,2,3\n', ''),
    ('wide_ints', 'a,b,c,d,e\n9223372036854775807,9223372036854775808,-9223372036854775809,'
     '18446744073709551616,18446744073709551615\n-9223372036854775808,-1,1,1,9223372036854775808\n', ''),
    ('wide_ints_missing', 'a,b\n1,-9223372036854775809\n2,\n', ''),
    ('wide_ints_and_floats', 'a,b,c,d,e\n9223372036854775808,18446744073709551616,1.5,'
     '-99999999999999999999999,1\n1.5,1.5,18446744073709551616,1.5,18446744073709551616\n'
     '18446744073709551616,1,1,1,1.5\n', ''),
    ('wide_ints_as_asked', 'a,b\n18446744073709551616,9223372036854775808\n1.5,9223372036854775808\n',
     "dtype={'a': 'float64', 'b': 'category'}"),
    ('lines_of_blanks', '  \n\t\na,b\n1,2\n   \n \t \r\n3,4\n\t ', ''),
    ('lines_of_blanks_by_tabs', 'a\tb\n1\t2\n \n\t\n3\t4\n', "sep='\\t'"),
    ('lines_of_blanks_by_spaces', 'a b\n1 2\n\t\n \n3 4\n', "sep=' '"),
    ('quoted_blanks', 'a\n1\n" "\n""\n2\n', ''),
    ('bools_of_any_case', 'a,b,c\ntRue,FALSe,True \nfAlse,TRUE,False\n', ''),
    ('header_alone_typed', 'a,b,c\n \n', "dtype={'a': 'int64', 'b': 'category'}"),
    ('names_alone', '', "names=['a', 'b']"),
    ('na_numbers', 'a,b,c,d,e\n1,1.0,x,1.5,inf\n99,99.0,99.0,9.9e1,1\n 99,9.9e1,99,99,2\n'
     '099,99.00,99.00,099,3\n', "na_values=['99', 'Infinity']"),
    ('na_fractions', 'a,b,c\n.5,x,.5\n0.5,.5,1\n5e-1,0.5,2\n1,0.50,3\n', "na_values=['.5', '1e2']"),
    ('na_given_as_numbers', 'a,b,c\n99,99.0,x\n1,0.5,99\n0.50,2,0.5\n', 'na_values=[99, 0.5]'),
    ('na_wide', 'a,b\n9007199254740993,x\n1,9007199254740992\n2,9007199254740993\n',
     "na_values=['9007199254740993']"),
    ('na_and_types', 'a,b\n5,5\n05,1\n5.0,5.00\n', "na_values=['5'], dtype={'a': 'category', 'b': 'float64'}"),
]
lines = []


def hexed(text):
    return str(text).encode().hex() or '-'


def describe(frame):
    for name, column in frame.items():
        kind = str(column.dtype)
        if kind in ('object', 'category', 'str', 'string', 'uint64'):  # no type of the library's
            column = column.map(lambda v: v if v != v or v is None else str(v)).astype('category')
        if str(column.dtype) == 'category':
            kind, values = 'category', column.cat.codes.tolist()
        else:
            kind = str(column.dtype)
            values = [int(v) if kind == 'bool' else v for v in column.tolist()]
        lines.append(' '.join(['column', hexed(name), kind] + [repr(v) for v in values]))
        if kind == 'category':
            lines.append(' '.join(['texts'] + [hexed(t) for t in column.cat.categories]))


for name, text, options in CASES:
    path = os.path.join(HERE, 'csv', name + '.csv')
    with open(path, 'w', newline='', encoding='utf-8') as f:
        f.write(text)
    ours = options.replace('header=0', 'header=True')
    lines.append(f'case csv/{name}.csv {ours}')
    describe(pd.read_csv(path, float_precision='round_trip', **eval(f'dict({options})')))

with open(os.path.join(HERE, 'csv', 'packed.csv'), 'wb') as f:
    f.write(gzip.compress('a,b\n1,x\n2,y\n'.encode(), mtime=0))
lines.append('case csv/packed.csv ')
describe(pd.read_csv(os.path.join(HERE, 'csv', 'packed.csv'), compression='gzip'))

with open(os.path.join(HERE, 'csv.txt'), 'w') as f:
    f.write('\n'.join(lines) + '\n')
