-- Which models do the tables of producers name, of which family and class, and which statement names each?
-- from: current, producer
select producer.model_key, producer.class, min(producer.model) as model, min(producer.family_key) as family_key,
    min(producer.family) as family, min(named.id) as statement
from producer
join current named on named.register = producer.register and named.subject = producer.producer and named.property = 'model'
where producer.model_key is not null
group by producer.model_key, producer.class
