-- To which page and root does each row of producers belong?
-- from: listed_producer
select producer, model_key, page as word from listed_producer
union
select producer, model_key, root as word from listed_producer where root is not null
