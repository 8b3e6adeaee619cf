-- 补办时限: whose delay an open case is, and when its time is up; both null where nobody asked, or the case is over.

-- reissue_due_at: null also while an objection holds the case, or the holidays on the way are not known.
alter table notices
  add column reissue_department text,
  add column reissue_due_at timestamptz(3);
create index notices_waiting_for_reissue on notices (county, reissue_department) where reissue_department is not null;
