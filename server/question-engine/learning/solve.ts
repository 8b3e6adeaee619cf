/** Solves A x = b for a positive definite A (row by row, size × size) by Gaussian elimination without pivoting. */
export function solve(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const a = Float64Array.from(matrix);
  const x = Float64Array.from(vector);
  const at = (row: number, column: number): number => a[row * size + column] ?? 0;
  for (let pivot = 0; pivot < size; pivot += 1) {
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = at(row, pivot) / at(pivot, pivot);
      for (let column = pivot; column < size; column += 1)
        a[row * size + column] = at(row, column) - factor * at(pivot, column);
      x[row] = (x[row] ?? 0) - factor * (x[pivot] ?? 0);
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = x[row] ?? 0;
    for (let column = row + 1; column < size; column += 1) rest -= at(row, column) * (x[column] ?? 0);
    x[row] = rest / at(row, row);
  }
  return x;
}
