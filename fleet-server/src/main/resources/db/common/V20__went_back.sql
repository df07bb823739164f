-- Those that took software back by themselves are looked for every round, and are few.
create index kiosk_software_by_went_back on kiosk_software (kiosk_id) where last_result = 'ROLLED_BACK';
