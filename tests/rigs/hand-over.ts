/** What a hand-over is that nobody has taken yet. */
export const UNTAKEN = {
  place: '示范县',
  slip: null,
  holder: null,
  answeredAt: null,
  closedAt: null,
  closedBy: null,
} as const;
