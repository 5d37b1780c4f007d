-- Since when a version is offered to nobody any more. What is known of it stays: devices that have it go on with it.
alter table pack add column withdrawn_at timestamptz;
