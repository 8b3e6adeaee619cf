import * as z from 'zod';

/** What the county shows everybody, for programs. Types for the mini-program. */

const countyGiven = z
  .object({
    id: z.string(),
    name: z.string(),
    hotline: z.string(),
    hours: z.string(),
    fictional: z.boolean(),
    signIn: z.boolean().meta({ description: '小程序能不能登录' }),
    towns: z.array(z.object({ id: z.string(), name: z.string() })).meta({ description: '镇、街道' }),
  })
  .meta({ id: 'CountyGiven' });

const matterOnSheet = z.object({
  id: z.string(),
  name: z.string(),
  department: z.string(),
  all: z.number().int(),
  left: z.number().int(),
});

const mattersGiven = z.object({ matters: z.array(matterOnSheet) }).meta({ id: 'MattersGiven' });

const spared = z.object({ name: z.string(), why: z.string() });

const matterGiven = z
  .object({
    id: z.string(),
    name: z.string(),
    department: z.string(),
    list: z.object({ no: z.number().int(), effectiveOn: z.string() }).nullable(),
    all: z.number().int().meta({ description: '原来几样' }),
    bring: z.array(z.string()),
    byLicence: z.array(z.string()).meta({ description: '第一次减:电子证照管的' }),
    byList: z.array(spared).meta({ description: '第二次减:清单减掉的' }),
    later: z.array(z.object({ name: z.string(), within: z.string() })).meta({ description: '可以后补的' }),
  })
  .meta({ id: 'MatterGiven' });

const pointsGiven = z
  .object({
    points: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        place: z.string(),
        address: z.string(),
        hours: z.string(),
        telephone: z.string(),
        serves: z.array(z.string()).meta({ description: '空的:什么都办' }),
      }),
    ),
  })
  .meta({ id: 'PointsGiven' });

export const countySchemas = { countyGiven, mattersGiven, matterGiven, pointsGiven };

export type CountyGiven = z.infer<typeof countyGiven>;
export type MattersGiven = z.infer<typeof mattersGiven>;
export type MatterGiven = z.infer<typeof matterGiven>;
export type PointsGiven = z.infer<typeof pointsGiven>;
