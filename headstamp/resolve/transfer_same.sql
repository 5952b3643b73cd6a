-- Which rows of transfers do their tables call the same transfer? One row for each reference; a class that a row does not
-- say is null.
-- from: current, transfer_row
select own.subject as one, other.subject as other, own.class, other.class as other_class, current.id as statement
from current
join transfer_row own on own.register = current.register and own.subject = current.subject
join transfer_row other on other.register = 'transfers'
    and (current.canon = other.name or current.canon = concat('transfers:', other.name))
where current.kind = 'Transfer' and current.property = 'same_as'
