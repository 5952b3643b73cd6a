-- Which arms embargoes do the registers list, against whom, in force from when to when?
-- from: current
select current.register, current.subject,
    max(case when current.property = 'target' then current.said end) as target,
    max(case when current.property = 'issuer' then current.canon end) as issuer,
    max(case when current.property = 'document' then current.said end) as document,
    max(case when current.property = 'scope' then current.canon end) as scope,
    min(case when current.property = 'from' then current.low end) as first,
    min(case when current.property = 'suspended' then current.low end) as suspended,
    max(case when current.property = 'to' then current.high end) as last,
    max(case when current.property = 'target' then current.id end) as statement,
    min(current.source) as source,
    max(case when current.property = 'target' then current.locator end) as locator
from current
where current.kind = 'Embargo'
group by current.register, current.subject
