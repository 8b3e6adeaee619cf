import { z } from 'zod';

/** One entry of service-points.json. */
export const servicePointRow = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  place: z.string().min(1),
  address: z.string().min(1),
  hours: z.string().min(1),
  telephone: z.string().min(1),
  serves: z.array(z.string().min(1)),
});
