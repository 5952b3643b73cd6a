-- Which rows of the tables of producers speak of a model that an item of the holder is?
-- from: bound_base, left_out_root, left_out_source, producer, producer_model
select producer.producer, producer_model.model_key, producer.state_folded as folded, producer.statement,
    coalesce(producer.first, 0) as first, coalesce(producer.last, 9999999) as last,
    case when producer.first is null and producer.last is null then 0 else 1 end as has_period,
    producer.production, producer.completeness, coalesce(producer.reliability, 'F') as reliability,
    coalesce(producer.cited, producer.source) as page, producer.root
from producer_model
join producer on producer.producer = producer_model.producer
join (select distinct model_key from bound_base where model_key is not null) wanted
    on wanted.model_key = producer_model.model_key
left join left_out_source out_cited on out_cited.source = producer.cited
left join left_out_source out_held on out_held.source = producer.source
left join left_out_root out_root on out_root.root = producer.root
where out_cited.source is null and out_held.source is null and out_root.root is null
