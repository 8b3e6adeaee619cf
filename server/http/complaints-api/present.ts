import type { OwnComplaint } from '../../app/complaint/view-own-complaints.ts';
import type { County } from '../../core/catalogue/county.ts';
import { KINDS_OF_COMPLAINT } from '../../core/complaint/kind.ts';
import type { ComplaintHelpGiven, ComplaintOfMine } from '../contract-complaints.ts';

export function presentHelp({ departments }: Pick<County, 'departments'>): ComplaintHelpGiven {
  return {
    kinds: KINDS_OF_COMPLAINT.map(({ kind, label, hint, causes, needsPaper, promise }) => ({
      ...{ id: kind, label, hint, needsPaper, promise },
      causes: causes.map((cause) => ({ ...cause })),
    })),
    windows: departments.map(({ id, name }) => ({ id, label: name })),
  };
}

/** What he wrote stays out: a telephone lies about. */
export function presentOwn({
  number,
  label,
  about,
  at,
  answeredAt,
  closedAt,
  dueBy,
  photos,
}: OwnComplaint): ComplaintOfMine {
  const reached = [
    { label: '收到了', at },
    ...(answeredAt === null ? [] : [{ label: '有人回了', at: answeredAt }]),
    ...(closedAt === null ? [] : [{ label: '办完了', at: closedAt }]),
  ];
  return {
    ...{ number, label, about, photos, dueBy: closedAt === null ? dueBy : null },
    ...{ state: reached.at(-1)?.label ?? '', over: closedAt !== null, steps: reached },
  };
}
