-- Of which model does each row of the tables of producers speak? A key that models of several classes share is told
-- apart by the row's class.
-- from: model_of_key, producer
select producer.producer, model_of_key.model_key
from producer
join model_of_key on model_of_key.raw_key = producer.model_key and model_of_key.class = coalesce(producer.class, '')
