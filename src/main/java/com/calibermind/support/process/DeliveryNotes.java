package com.calibermind.support.process;

import com.calibermind.support.cases.Addresses;
import com.calibermind.support.cases.CaseFile;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether letters reach the customer, before another is written (P14, P21). */
@Component
class DeliveryNotes implements CaseNote {

    private final Addresses addresses;
    private final FactWords words;

    DeliveryNotes(Addresses addresses, FactWords words) {
        this.addresses = addresses;
        this.words = words;
    }

    @Override
    public List<String> of(CaseFile file) {
        return addresses
                .undeliverable(file.reporter().email())
                .map(it -> "Letters to " + it.address() + " do not arrive since " + words.at(it.since()) + " ("
                        + it.why() + "): telephone, or find another address.")
                .stream()
                .toList();
    }
}
