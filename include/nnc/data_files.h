/* SPDX-License-Identifier: Apache-2.0 */
/* Files that data come in: IDX, CSV, PNG and JPEG, and folders of pictures. */
#ifndef NNC_DATA_FILES_H
#define NNC_DATA_FILES_H

#include <nnc/data.h>
#include <nnc/nn.h>

NNC_BEGIN

/* Files that are damaged or made up are NNC_E_FILE, with the file, the offset (in CSV the line and
 * the column) and the rule that is broken. What reading takes in memory is bounded before it is
 * taken: by 48 MiB for a file of less than 1 MiB and by 128 times the size of a larger one, where
 * something is unpacked or decoded; the option max_size=N is another bound, in bytes. Writing is
 * atomic: the former file is replaced when all of the new one is on the disk. While a program is
 * captured files are NNC_E_UNSUPPORTED. options may be NULL everywhere. */

/* ---- IDX, the format of MNIST ---- */

/* The elements of an IDX file, which may be compressed by gzip: its first bytes tell, not its name.
 * uint8, int8, int16, int32, float32 or float64 in the sizes that it says. options: max_size=N. */
NNC_CHECKED nnc_error *nnc_idx_load(nnc_ctx *ctx, const char *path, const char *options,
                                    nnc_tensor **out);

/* ---- CSV, as pandas.read_csv reads it ---- */

/* The columns of a CSV file by their names, one dimension each; it may be compressed by gzip. Text
 * is UTF-8, quoted as RFC 4180 says, lines end with \n, \r\n or \r; those of spaces and tabs alone
 * are passed over. A column is int64, float64 or bool (true and false, in any case of letters) if
 * all that stands in it is; numbers are those of the C locale, rounded correctly, and 0 where they
 * are too small. What is missing (nothing, NA, NaN, null, None and the other words that pandas
 * takes for it) is NaN, so ints are float64 then. All other columns are what pandas calls
 * categories: int64, the place of each text among the different ones in their order, -1 where it is
 * missing; bools of which some are missing too, columns with a number that is too large for
 * float64, columns without rows, and ints of which one is not in int64 (pandas may have uint64 for
 * them, which this library has not; float64 they are where one has a fraction, before any above
 * 2**64 - 1, or where dtype says so). These texts are put into *categories under "column.0",
 * "column.1", ...: nnc_named_sub gives those of a column, nnc_named_value a text. categories may be
 * NULL. Names that stand there twice become "a" and "a.1", an empty one "Unnamed: 0". options:
 *
 *   delimiter=','          one character; sep is the same
 *   header=True            the first line has the names; otherwise they are "0", "1", ...
 *   names=['a', 'b']       the names, and no header unless header=True passes it over
 *   usecols=['a', 'b']     the columns to take, by names or numbers; in the order of the file
 *   dtype={'a': 'float32', 'b': 'category'}   or one for all: element types, 'category'
 *   na_values=['?', 99]    what is missing too: numbers in a column of floats by their value, in
 *                          others as they are written, and 99 also as 99.0
 *   max_size=N             by default half of what is said above, and all of it for the text and
 *                          16 bytes for each value
 *
 * A line with fewer or more fields than the first is NNC_E_FILE, and so is a value that is not of
 * the dtype asked for, or a missing one of ints and bools; more than 65536 columns; and more
 * different texts than a file of its size may have: 40 MiB of them, and 64 bytes more for each byte
 * beyond 1 MiB, where a text takes 1000 bytes, its letters and those of its column's name.
 * NNC_E_UNKNOWN for a column that is not there, NNC_E_INDEX for its number. */
NNC_CHECKED nnc_error *nnc_csv_load(nnc_ctx *ctx, const char *path, const char *options,
                                    nnc_named **columns, nnc_named **categories);

/* ---- pictures, as torchvision.io has them ---- */

/* torchvision.io.read_image: a PNG or JPEG file, which its first bytes tell, as uint8 (C, H, W)
 * with the strides of torchvision: pixel after pixel in memory. A PNG of 16 bits is int32 with the
 * values of the file, 0..65535: torchvision's uint16, which this library has not. options:
 *   mode='UNCHANGED'   as it is stored: 1 channel for grey, 2 with alpha, 3 for RGB, 4 with alpha
 *                      and for CMYK; of a palette the numbers of its colors
 *   mode='GRAY', 'GRAY_ALPHA' (PNG alone), 'RGB', 'RGB_ALPHA'   converted, of palettes and CMYK
 *                      (as Adobe stores it, inverted) too. Alpha is that of the file, also of a
 *                      transparent color, otherwise opaque; colors are not blended with it.
 *   max_size=N         of what decoding takes
 * As in torchvision the orientation in EXIF is not looked at, and gamma only where grey is made of
 * colors of a PNG. Where the data of a JPEG end too early, or are damaged so that some of the
 * picture is missing, it is an error; so are a checksum of PNG that is wrong and a JPEG of more
 * than 100 scans, of fewer if it is large: 8 million walks over a block of 64 samples, and 64 more
 * for each byte beyond 1 MiB, but not of 20. */
NNC_CHECKED nnc_error *nnc_read_image(nnc_ctx *ctx, const char *path, const char *options,
                                      nnc_tensor **out);
/* torchvision.io.write_png: uint8 (C, H, W) with 1 to 4 channels: grey, grey and alpha, RGB, RGB
 * and alpha. at most 1,000,000 pixels a side. compression_level: 0..9, in torchvision 6 by
 * default. NNC_E_DTYPE, NNC_E_SHAPE for another image. */
NNC_CHECKED nnc_error *nnc_write_png(nnc_ctx *ctx, nnc_tensor *image, const char *path,
                                     int64_t compression_level);
/* torchvision.io.write_jpeg: uint8 (C, H, W) with 1 or 3 channels: grey, RGB; at most 65,500
 * pixels a side. quality: 1..100, in torchvision 75 by default. NNC_E_DTYPE, NNC_E_SHAPE for
 * another image. */
NNC_CHECKED nnc_error *nnc_write_jpeg(nnc_ctx *ctx, nnc_tensor *image, const char *path,
                                      int64_t quality);

/* torchvision.datasets.ImageFolder: the pictures root/class/.../name.png by class. Classes are the
 * folders in root in the order of their names; the pictures of one in the order of the folders
 * below it and of their names. Links are what they lead to, and passed over where that is not
 * there. A sample is the picture (C, H, W) and the number of its class, int64
 * without dimensions. Pictures are read when they are asked for. options:
 *   mode='RGB'          as for nnc_read_image; of 16 bits the upper 8 are taken
 *   size=(H, W)         in that size, by interpolate with bilinear weights and antialias=True, as
 *                       torchvision.transforms.v2.Resize does: uint8 is rounded
 *   dtype='uint8'       or 'float32': 0..255 become 0..1
 *   extensions=('.png',)   which files to take, in lower case; by default those of torchvision,
 *                       of which others than .png, .jpg and .jpeg are NNC_E_UNSUPPORTED
 *   allow_empty=False   may a class have no picture?
 *   max_size=N          of what decoding one takes
 * NNC_E_FILE for a root without classes and a class without pictures, and later for a file that
 * cannot be read. */
NNC_CHECKED nnc_error *nnc_dataset_image_folder(nnc_ctx *ctx, const char *root, const char *options,
                                                nnc_dataset **out);
/* Its class_to_idx: the names of the classes with their numbers, int64. NNC_E_INVALID for another
 * dataset. */
NNC_CHECKED nnc_error *nnc_image_folder_classes(nnc_ctx *ctx, nnc_dataset *dataset,
                                                nnc_named **out);
/* The file of a sample: its samples[index][0]. index may count from the end; NNC_E_INDEX for one
 * that is not there, NNC_E_INVALID for another dataset. */
NNC_CHECKED nnc_error *nnc_image_folder_path(nnc_ctx *ctx, nnc_dataset *dataset, int64_t index,
                                             nnc_string **out);

NNC_END

#endif
