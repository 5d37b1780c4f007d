-- Who pays for what is made for everybody at once: answers that are warmed, packs that are embedded. A row among the
-- students, so that the books of the tutor know one kind of payer. Nobody signs in as it: what stands for its address is
-- none that signing in or registering takes, and its hash is none that a password could have.
insert into student (user_id, email, password_hash, created_at)
values ('00000000-0000-7000-8000-0000000000a0', 'operator', '-', now())
on conflict do nothing;
