-- What counts for nothing any more is taken out once a day. Whoever moves the time does the work, so that of many
-- replicas one does it, and one that was just started does not do it again.
create table sweep (
  only_row boolean primary key default true check (only_row),
  begun_at timestamptz not null default '-infinity'
);
insert into sweep default values;

-- For finding the days that nobody asks for any more.
create index student_budget_day on student_budget (day);
