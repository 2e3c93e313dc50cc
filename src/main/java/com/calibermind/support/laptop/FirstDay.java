package com.calibermind.support.laptop;

import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import com.calibermind.support.process.Groups;
import com.calibermind.support.process.Staff;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** People to sign in as and customers to write as, so that a newcomer can try the desk at once. Own database only. */
class FirstDay implements SmartLifecycle {

    record Person(String id, String firstName, String lastName, String group) {

        String email() {
            return id + "@staff.calibermind.example";
        }
    }

    record Customer(CompanyDetails company, ContactDetails contact) {}

    private static final CompanyDetails ACME = new CompanyDetails("Acme Analytics", "acme.example", Plan.MANAGED);
    private static final CompanyDetails BOREALIS = new CompanyDetails("Borealis", "borealis.example", Plan.STANDARD);
    private static final CompanyDetails COBALT = new CompanyDetails("Cobalt Works", "cobalt.example", Plan.STANDARD);

    static final List<Person> STAFF = List.of(
            new Person("sam", "Sam", "Specialist", Groups.SUPPORT),
            new Person("maria", "Maria", "Manager", Groups.MANAGERS),
            new Person("henri", "Henri", "Head", Groups.HEAD_OF_CUSTOMER_SUCCESS),
            new Person("ines", "Ines", "Responder", Groups.IRT),
            new Person("ilya", "Ilya", "Lead", Groups.IRT_LEAD),
            new Person("dana", "Dana", "Developer", Groups.DEVELOPMENT),
            new Person("mona", "Mona", "Management", Groups.MANAGEMENT),
            new Person("paul", "Paul", "Process", Groups.PROCESS_ADMINS));

    /** All are technical contacts: two of Acme's, as P36 asks for, and one alone of the others. */
    static final List<Customer> CUSTOMERS = List.of(
            new Customer(ACME, new ContactDetails("Ada Acme", "ada@acme.example", "+1 555 0100", true)),
            new Customer(ACME, new ContactDetails("Alan Acme", "alan@acme.example", "+1 555 0101", true)),
            new Customer(BOREALIS, new ContactDetails("Bo Real", "bo@borealis.example", "+1 555 0200", true)),
            new Customer(COBALT, new ContactDetails("Cleo Cobalt", "cleo@cobalt.example", null, true)));

    private final Staff staff;
    private final CustomerDirectory directory;
    private final Passwords passwords;
    private final ObjectProvider<OwnMailServer> mail;
    private boolean running;

    FirstDay(Staff staff, CustomerDirectory directory, Passwords passwords, ObjectProvider<OwnMailServer> mail) {
        this.staff = staff;
        this.directory = directory;
        this.passwords = passwords;
        this.mail = mail;
    }

    @Override
    public void start() {
        staff.ensureAdmin(() -> passwords.of("admin"));
        STAFF.forEach(it -> staff.ensure(
                it.id(), it.firstName(), it.lastName(), it.email(), it.group(), () -> passwords.of(it.id())));
        CUSTOMERS.forEach(it -> directory.register(it.company(), it.contact()));
        mail.ifAvailable(
                server -> CUSTOMERS.forEach(it -> server.mailbox(it.contact().email())));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the groups exist, before the first administrator of a configured installation would be made. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1050;
    }
}
