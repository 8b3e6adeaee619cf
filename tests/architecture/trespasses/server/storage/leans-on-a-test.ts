import { rig } from '../../tests/rig.ts';
export const leaned = rig;
