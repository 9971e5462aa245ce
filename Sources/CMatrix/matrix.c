#include "include/matrix.h"

#if defined(__x86_64__) && defined(__linux__)
// What a distribution's baseline lacks is worth a factor of six here.
#define VERSIONS __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define VERSIONS
#endif

#define INLINE static inline __attribute__((always_inline))

// Vectors are passed to inlined functions only, so that no calling convention matters.
#pragma GCC diagnostic ignored "-Wpsabi"

typedef float vector __attribute__((vector_size(64), aligned(4)));
typedef int integers __attribute__((vector_size(64), aligned(4)));

enum { lanes = 16 };

/// A block of c of `height` rows and `width` vectors, which stays in registers.
INLINE void block(
    float *c, const float *a, const float *b, size_t inner, size_t columns, size_t row_step, size_t inner_step,
    const int height, const int width)
{
  vector sums[8][4];
  for (int row = 0; row < height; row++)
    for (int column = 0; column < width; column++)
      sums[row][column] = *(const vector *)(c + row * columns + column * lanes);
  for (size_t index = 0; index < inner; index++) {
    const vector *right = (const vector *)(b + index * columns);
    for (int row = 0; row < height; row++) {
      const float left = a[row * row_step + index * inner_step];
      for (int column = 0; column < width; column++) sums[row][column] += left * right[column];
    }
  }
  for (int row = 0; row < height; row++)
    for (int column = 0; column < width; column++)
      *(vector *)(c + row * columns + column * lanes) = sums[row][column];
}

INLINE void multiply(
    float *c, const float *a, const float *b, size_t rows, size_t inner, size_t columns, size_t row_step,
    size_t inner_step)
{
  size_t column = 0;
  for (; column + 2 * lanes <= columns; column += 2 * lanes) {
    size_t row = 0;
    for (; row + 8 <= rows; row += 8)
      block(c + row * columns + column, a + row * row_step, b + column, inner, columns, row_step, inner_step, 8, 2);
    for (; row + 4 <= rows; row += 4)
      block(c + row * columns + column, a + row * row_step, b + column, inner, columns, row_step, inner_step, 4, 2);
    for (; row < rows; row++)
      block(c + row * columns + column, a + row * row_step, b + column, inner, columns, row_step, inner_step, 1, 2);
  }
  for (; column < columns; column += lanes)
    for (size_t row = 0; row < rows; row++)
      block(c + row * columns + column, a + row * row_step, b + column, inner, columns, row_step, inner_step, 1, 1);
}

VERSIONS
void matrix_multiply_add(float *c, const float *a, const float *b, size_t rows, size_t inner, size_t columns)
{
  multiply(c, a, b, rows, inner, columns, inner, 1);
}

VERSIONS
void matrix_multiply_add_transposed(
    float *c, const float *a, const float *b, size_t rows, size_t inner, size_t columns)
{
  multiply(c, a, b, rows, inner, columns, 1, rows);
}

/// e to the power of x, to about one part in ten million, within ±87.
INLINE vector exponential(vector x)
{
  const vector most = (vector){} + 87.0f;
  x = __builtin_elementwise_min(__builtin_elementwise_max(x, -most), most);
  // e^x = 2^whole · e^rest, with the polynomial of Cephes (Moshier 1989).
  // 1.5 · 2^23 leaves no room for a fraction: adding and taking it off rounds.
  const vector scaled = x * 1.44269504088896341f + 12582912.0f;
  const vector whole = scaled - 12582912.0f;
  const vector rest = x - whole * 0.693359375f + whole * 2.12194440e-4f;
  vector sum = (vector){} + 1.9875691500e-4f;
  sum = sum * rest + 1.3981999507e-3f;
  sum = sum * rest + 8.3334519073e-3f;
  sum = sum * rest + 4.1665795894e-2f;
  sum = sum * rest + 1.6666665459e-1f;
  sum = sum * rest + 5.0000001201e-1f;
  sum = sum * rest * rest + rest + 1.0f;
  const integers exponent = (__builtin_convertvector(whole, integers) + 127) << 23;
  return sum * (vector)exponent;
}

INLINE vector logistic(vector x) { return 1.0f / (1.0f + exponential(-x)); }

INLINE vector tangent(vector x) { return 2.0f / (1.0f + exponential(-2.0f * x)) - 1.0f; }

VERSIONS
void logistic_all(float *values, size_t count)
{
  for (size_t index = 0; index < count; index += lanes)
    *(vector *)(values + index) = logistic(*(const vector *)(values + index));
}

VERSIONS
void gated_step(
    float *next, float *gates, const float *input, const float *state, const float *last, size_t rows, size_t size)
{
  for (size_t row = 0; row < rows; row++) {
    const float *given = input + row * 3 * size, *kept = state + row * 3 * size;
    for (size_t index = 0; index < size; index += lanes) {
#define AT(pointer, part) (*(const vector *)((pointer) + (part) * size + index))
      const vector update = logistic(AT(given, 0) + AT(kept, 0));
      const vector reset = logistic(AT(given, 1) + AT(kept, 1));
      const vector fresh = tangent(AT(given, 2) + reset * AT(kept, 2));
      const vector old = AT(last + row * size, 0);
      *(vector *)(next + row * size + index) = fresh + update * (old - fresh);
      if (gates) {
        float *saved = gates + row * 3 * size + index;
        *(vector *)saved = update;
        *(vector *)(saved + size) = reset;
        *(vector *)(saved + 2 * size) = fresh;
      }
    }
  }
}

VERSIONS
void gated_step_back(
    float *last_error, float *input_error, float *state_error, const float *error, const float *gates,
    const float *state, const float *last, size_t rows, size_t size)
{
  for (size_t row = 0; row < rows; row++) {
    const float *saved = gates + row * 3 * size;
    for (size_t index = 0; index < size; index += lanes) {
      const vector update = AT(saved, 0), reset = AT(saved, 1), fresh = AT(saved, 2);
      const vector wrong = AT(error + row * size, 0);
      const vector kept = AT(state + row * 3 * size, 2);
      const vector wrong_fresh = wrong * (1.0f - update) * (1.0f - fresh * fresh);
      const vector wrong_update = wrong * (AT(last + row * size, 0) - fresh) * update * (1.0f - update);
      const vector wrong_reset = wrong_fresh * kept * reset * (1.0f - reset);
      float *from_input = input_error + row * 3 * size + index, *from_state = state_error + row * 3 * size + index;
      *(vector *)from_input = *(vector *)from_state = wrong_update;
      *(vector *)(from_input + size) = *(vector *)(from_state + size) = wrong_reset;
      *(vector *)(from_input + 2 * size) = wrong_fresh;
      *(vector *)(from_state + 2 * size) = wrong_fresh * reset;
      *(vector *)(last_error + row * size + index) += wrong * update;
    }
  }
}
