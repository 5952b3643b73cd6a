"""Takes the British list of licences by value. Gives Transfers, licensed or refused, with the value in pounds.

Gives a refusal, a licence without a stated value and a licence of value nought as three different things.
Never a delivery: a licence is permission, and a refusal has no value.
"""
