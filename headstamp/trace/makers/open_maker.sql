-- Which states do tables of producers name as makers of each item's model, or of its family, whether a source closes the
-- list or not, begun before the last day of the sighting? Possible makers: they narrow nothing.
-- from: bound_base, model, producer, producer_model, state_name_of
select distinct base.united, known.state
from bound_base base
join model on (base.scope = 'exact' and model.model_key = base.any_model)
    or (base.scope = 'family' and model.family_key = base.family_key)
join producer_model on producer_model.model_key = model.model_key
join producer on producer.producer = producer_model.producer
join state_name_of known on known.folded = producer.state_folded
where producer.first is null or producer.first <= base.until_seen
