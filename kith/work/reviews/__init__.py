"""Reviews: serious cases from the first word of them to what is published and learnt.

An agency refers a case or the local authority notifies one. Kith counts the working days that the guidance
gives, keeps each partner’s view, asks every agency for its part and tells who has answered. A case is seen
by its own circle and by nobody else: being on the board gives a coded line in the register and no more.
"""
