/** The check character of ISO 7064 MOD 11-2 after the digits (GB 11643 uses the same): 0 to 9, or X. */
export function checkCharacter(digits: string): string {
  const rest = [...digits].reduce((product, digit) => ((product + Number(digit)) * 2) % 11, 0);
  const value = (12 - rest) % 11;
  return value === 10 ? 'X' : String(value);
}
