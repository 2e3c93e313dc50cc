-- Who gets news of outages by mail: nobody before they have opened the link that was sent to the address (P08).
create table status_subscription (
    id           bigint generated always as identity primary key,
    email        text not null unique,
    token_sha256 text unique, -- of the link to confirm with; null once that is done
    asked_at     timestamptz not null, -- when the last letter with a link was written
    letters      integer not null, -- how many of them in a row
    leave_token  text not null unique, -- in each letter; in clear, because it can do nothing but end the letters
    confirmed_at timestamptz
);
create index status_subscription_pending on status_subscription (asked_at) where confirmed_at is null;

-- Of the subscription that the notice is told for; null: a contact, or a case.
alter table outage_delivery add column leave_token text;
create index outage_past on outage (ended_at desc, number desc) where ended_at is not null;

-- For List-Unsubscribe (RFC 2369, RFC 8058); null: a letter that one cannot unsubscribe from.
alter table outgoing_mail add column unsubscribe_url text;
