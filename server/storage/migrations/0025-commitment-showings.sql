-- 承诺公示: which commitments stand on the public page; what stands there is made from the sealed row and kept nowhere else.

alter table commitments
  add column on_show boolean not null default false;
create index commitments_on_show on commitments (county, case_number) where on_show;
