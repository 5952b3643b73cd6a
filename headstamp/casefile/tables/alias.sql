-- Which name stands for which model, exactly, as a variant, as a family, or not at all?
-- from: current, subject
select current.subject as alias_row,
    max(case when current.property = 'alias' then current.said end) as alias,
    max(case when current.property = 'alias' then current.canon end) as alias_key,
    max(case when current.property = 'alias' then current.id end) as statement,
    max(case when current.property = 'model' then current.said end) as model,
    max(case when current.property = 'model' then current.canon end) as model_key,
    max(case when current.property = 'scope' then current.canon end) as scope,
    min(subject.reliability) as reliability, min(subject.locator) as locator, min(subject.source) as source,
    min(subject.cited) as cited
from current
join subject on subject.register = current.register and subject.subject = current.subject
where current.kind = 'Model' and current.register = 'aliases'
group by current.subject
