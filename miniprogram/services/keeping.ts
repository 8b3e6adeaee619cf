/** What the phone keeps for us, by name; `otherwise` when there is nothing yet. */
export function kept<T>(name: string, otherwise: T): T {
  const value: unknown = wx.getStorageSync(name);
  return value === '' || value === undefined || value === null ? otherwise : (value as T);
}

export function keep(name: string, value: unknown): void {
  wx.setStorageSync(name, value);
}

export function drop(name: string): void {
  wx.removeStorageSync(name);
}
