/** A system of equations, row by row, size × size. */
type System = { readonly size: number; readonly a: Float64Array; readonly x: Float64Array };

function cell(system: System, row: number, column: number): number {
  return system.a[row * system.size + column] ?? 0;
}

function subtractRow(system: System, from: number, pivot: number): void {
  const factor = cell(system, from, pivot) / cell(system, pivot, pivot);
  for (let column = pivot; column < system.size; column += 1) {
    system.a[from * system.size + column] = cell(system, from, column) - factor * cell(system, pivot, column);
  }
  system.x[from] = (system.x[from] ?? 0) - factor * (system.x[pivot] ?? 0);
}

function substituteBack(system: System): void {
  for (let row = system.size - 1; row >= 0; row -= 1) {
    let rest = system.x[row] ?? 0;
    for (let column = row + 1; column < system.size; column += 1)
      rest -= cell(system, row, column) * (system.x[column] ?? 0);
    system.x[row] = rest / cell(system, row, row);
  }
}

/** Solves A x = b for a positive definite A by Gaussian elimination without pivoting. */
export function solve(matrix: Float64Array, vector: Float64Array): Float64Array {
  const system: System = { size: vector.length, a: Float64Array.from(matrix), x: Float64Array.from(vector) };
  for (let pivot = 0; pivot < system.size; pivot += 1) {
    for (let row = pivot + 1; row < system.size; row += 1) subtractRow(system, row, pivot);
  }
  substituteBack(system);
  return system.x;
}
