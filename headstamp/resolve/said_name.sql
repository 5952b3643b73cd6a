-- Which names stand where a state may be meant: among suppliers, recipients, makers, holders, losers, countries of places?
-- from: current, diversion_word, item_word, party_word, producer, transfer_party
select folded from transfer_party where folded is not null
union
select canon as folded from item_word where property <> 'same_as' and canon is not null
union
select canon as folded from diversion_word where canon is not null
union
select state_folded as folded from producer where state_folded is not null
union
select canon as folded from party_word where property in ('state', 'part_of') and canon is not null
union
select canon as folded from current where kind = 'Place' and property = 'country' and canon is not null
