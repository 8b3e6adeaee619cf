import type { Understanding } from '../question/understanding.ts';

/** "Why this answer", in one line: what was changed in reading, what was recognised, and how sure the reading is. */
export function why(understanding: Understanding): string {
  const { repairs, explanation, matter, confidence } = understanding;
  const parts = [
    ...repairs.map((repair) => `“${repair.from}”读作“${repair.to}”`),
    explanation.spans.length > 0 ? `听到“${explanation.spans.slice(0, 4).join('”“')}”` : '',
    explanation.concepts.length > 0 ? `理解为${explanation.concepts.slice(0, 3).join('、')}` : '',
    matter === null ? '' : `事项:${matter}`,
    confidence > 0 ? `把握 ${Math.round(confidence * 100)}%` : '',
  ];
  return parts.filter((part) => part !== '').join(';');
}

/** The repairs a citizen should see: “死王证明”按同音理解为“死亡证明”. */
export function repairLine(understanding: Understanding): string | null {
  const heard = understanding.repairs.filter((repair) => repair.why === 'homophone');
  if (heard.length === 0) return null;
  return `${heard.map((repair) => `“${repair.from}”按同音理解为“${repair.to}”`).join(',')}。`;
}
