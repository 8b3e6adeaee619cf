-- Run after every migration when the role exists: the service reads and writes rows, may only add to the trail, and owns nothing.
grant usage on schema public to zhengpaopao_service;
grant select, insert, update, delete on all tables in schema public to zhengpaopao_service;
revoke update, delete on trail_links, trail_seals, trail_erasures, erasures, migrations from zhengpaopao_service;
revoke update, delete on board_entries from zhengpaopao_service;
revoke update on board_texts from zhengpaopao_service;
revoke update on trail_texts from zhengpaopao_service;
revoke insert on migrations from zhengpaopao_service;
