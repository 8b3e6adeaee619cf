import type { IdentityBegun } from '../../../server/http/contract-identity.ts';
import { tryPerson } from '../../services/identity.ts';

type Person = NonNullable<IdentityBegun['trial']>;

const NO_PROBLEM = { message: '', next: '' };

/** 演示核验, of demonstrations alone: an invented person is taken over or written. `proved` when the county took it. */
Component({
  properties: { person: { type: Object, value: {} as Person } },
  data: { busy: false, problem: NO_PROBLEM },
  methods: {
    write(event: WechatMiniprogram.Input) {
      const field = String(event.currentTarget.dataset.field) as 'name' | 'idNumber';
      (this.data.person as { name: string; idNumber: string })[field] = event.detail.value;
      if (this.data.problem.message) this.setData({ problem: NO_PROBLEM });
    },
    async prove() {
      const { request, name, idNumber } = this.data.person as Person;
      this.setData({ busy: true });
      const reached = await tryPerson(request, { name, idNumber });
      this.setData({ busy: false, problem: reached.ok ? NO_PROBLEM : reached.problem });
      if (reached.ok) this.triggerEvent('proved');
    },
  },
});
