#ifndef MATRIX_H
#define MATRIX_H

#include <stddef.h>

/// Arithmetic on rows of numbers, for the network of the language model.
///
/// Matrices lie row after row; every row's length is a multiple of 16. Each function is compiled for several
/// generations of processors, and the best one is chosen when the program starts.

/// c += a · b, where a is rows × inner, b is inner × columns, c is rows × columns.
void matrix_multiply_add(float *c, const float *a, const float *b, size_t rows, size_t inner, size_t columns);

/// c += aᵀ · b, where a is inner × rows, b is inner × columns, c is rows × columns.
void matrix_multiply_add_transposed(
    float *c, const float *a, const float *b, size_t rows, size_t inner, size_t columns);

/// Turns log-odds into probabilities.
void logistic_all(float *values, size_t count);

/// One step of a gated recurrent unit (Cho et al. 2014; the reset after the product, as Keras and cuDNN have it).
///
/// For each of `rows` sequences: `input` and `state` hold three parts of `size` numbers, what the input and what the
/// last state add to the update gate, to the reset gate and to the new state. Writes the new state to `next`, and,
/// where `gates` is not null, the two gates and the new part, three times `size` a row, for the way back.
void gated_step(
    float *next, float *gates, const float *input, const float *state, const float *last, size_t rows, size_t size);

/// The way back through `gated_step`.
///
/// `error` is what is wrong with the new state; adds to `last_error` what passes straight to the last state, and
/// writes what is wrong with the two sums: `input_error` and `state_error`.
void gated_step_back(
    float *last_error, float *input_error, float *state_error, const float *error, const float *gates,
    const float *state, const float *last, size_t rows, size_t size);

#endif
