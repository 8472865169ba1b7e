// SPDX-License-Identifier: Apache-2.0
// The routines of LAPACK that OpenBLAS brings, one name for float and double. Debian's package has
// no header of them. Each CHARACTER argument has a length at the end, as in Fortran.
#pragma once

#include <cblas.h>

#include <cstddef>

namespace nnc::kernels::openblas {

using Int = blasint;
using Length = size_t;

extern "C" {
void sgetrf_(const Int* m, const Int* n, float* a, const Int* lda, Int* pivots, Int* info);
void dgetrf_(const Int* m, const Int* n, double* a, const Int* lda, Int* pivots, Int* info);
void sgetrs_(const char* trans, const Int* n, const Int* nrhs, const float* a, const Int* lda,
             const Int* pivots, float* b, const Int* ldb, Int* info, Length trans_length);
void dgetrs_(const char* trans, const Int* n, const Int* nrhs, const double* a, const Int* lda,
             const Int* pivots, double* b, const Int* ldb, Int* info, Length trans_length);
void spotrf_(const char* uplo, const Int* n, float* a, const Int* lda, Int* info, Length length);
void dpotrf_(const char* uplo, const Int* n, double* a, const Int* lda, Int* info, Length length);
void sgeqrf_(const Int* m, const Int* n, float* a, const Int* lda, float* tau, float* work,
             const Int* lwork, Int* info);
void dgeqrf_(const Int* m, const Int* n, double* a, const Int* lda, double* tau, double* work,
             const Int* lwork, Int* info);
void sorgqr_(const Int* m, const Int* n, const Int* k, float* a, const Int* lda, const float* tau,
             float* work, const Int* lwork, Int* info);
void dorgqr_(const Int* m, const Int* n, const Int* k, double* a, const Int* lda, const double* tau,
             double* work, const Int* lwork, Int* info);
void ssyevd_(const char* jobz, const char* uplo, const Int* n, float* a, const Int* lda, float* w,
             float* work, const Int* lwork, Int* iwork, const Int* liwork, Int* info,
             Length jobz_length, Length uplo_length);
void dsyevd_(const char* jobz, const char* uplo, const Int* n, double* a, const Int* lda, double* w,
             double* work, const Int* lwork, Int* iwork, const Int* liwork, Int* info,
             Length jobz_length, Length uplo_length);
void sgesdd_(const char* jobz, const Int* m, const Int* n, float* a, const Int* lda, float* s,
             float* u, const Int* ldu, float* vt, const Int* ldvt, float* work, const Int* lwork,
             Int* iwork, Int* info, Length jobz_length);
void dgesdd_(const char* jobz, const Int* m, const Int* n, double* a, const Int* lda, double* s,
             double* u, const Int* ldu, double* vt, const Int* ldvt, double* work, const Int* lwork,
             Int* iwork, Int* info, Length jobz_length);
void sgels_(const char* trans, const Int* m, const Int* n, const Int* nrhs, float* a,
            const Int* lda, float* b, const Int* ldb, float* work, const Int* lwork, Int* info,
            Length trans_length);
void dgels_(const char* trans, const Int* m, const Int* n, const Int* nrhs, double* a,
            const Int* lda, double* b, const Int* ldb, double* work, const Int* lwork, Int* info,
            Length trans_length);
void sgelsy_(const Int* m, const Int* n, const Int* nrhs, float* a, const Int* lda, float* b,
             const Int* ldb, Int* jpvt, const float* rcond, Int* rank, float* work,
             const Int* lwork, Int* info);
void dgelsy_(const Int* m, const Int* n, const Int* nrhs, double* a, const Int* lda, double* b,
             const Int* ldb, Int* jpvt, const double* rcond, Int* rank, double* work,
             const Int* lwork, Int* info);
void sgelsd_(const Int* m, const Int* n, const Int* nrhs, float* a, const Int* lda, float* b,
             const Int* ldb, float* s, const float* rcond, Int* rank, float* work, const Int* lwork,
             Int* iwork, Int* info);
void dgelsd_(const Int* m, const Int* n, const Int* nrhs, double* a, const Int* lda, double* b,
             const Int* ldb, double* s, const double* rcond, Int* rank, double* work,
             const Int* lwork, Int* iwork, Int* info);
void sgelss_(const Int* m, const Int* n, const Int* nrhs, float* a, const Int* lda, float* b,
             const Int* ldb, float* s, const float* rcond, Int* rank, float* work, const Int* lwork,
             Int* info);
void dgelss_(const Int* m, const Int* n, const Int* nrhs, double* a, const Int* lda, double* b,
             const Int* ldb, double* s, const double* rcond, Int* rank, double* work,
             const Int* lwork, Int* info);
}

// The routines for elements of T.
template <class T>
struct Lapack;
template <>
struct Lapack<float> {
  static constexpr auto kGetrf = sgetrf_;
  static constexpr auto kGetrs = sgetrs_;
  static constexpr auto kPotrf = spotrf_;
  static constexpr auto kTrsm = cblas_strsm;
  static constexpr auto kGeqrf = sgeqrf_;
  static constexpr auto kOrgqr = sorgqr_;
  static constexpr auto kSyevd = ssyevd_;
  static constexpr auto kGesdd = sgesdd_;
  static constexpr auto kGels = sgels_;
  static constexpr auto kGelsy = sgelsy_;
  static constexpr auto kGelsd = sgelsd_;
  static constexpr auto kGelss = sgelss_;
};
template <>
struct Lapack<double> {
  static constexpr auto kGetrf = dgetrf_;
  static constexpr auto kGetrs = dgetrs_;
  static constexpr auto kPotrf = dpotrf_;
  static constexpr auto kTrsm = cblas_dtrsm;
  static constexpr auto kGeqrf = dgeqrf_;
  static constexpr auto kOrgqr = dorgqr_;
  static constexpr auto kSyevd = dsyevd_;
  static constexpr auto kGesdd = dgesdd_;
  static constexpr auto kGels = dgels_;
  static constexpr auto kGelsy = dgelsy_;
  static constexpr auto kGelsd = dgelsd_;
  static constexpr auto kGelss = dgelss_;
};

}  // namespace nnc::kernels::openblas
