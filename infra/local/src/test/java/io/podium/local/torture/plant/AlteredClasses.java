package io.podium.local.torture.plant;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/** Loads the classes of Podium afresh, one of them altered; so that no switch is needed in what is deployed. */
final class AlteredClasses extends ClassLoader {
    private static final String HOUSE = "io.podium.";

    private final Alteration alteration;

    AlteredClasses(Alteration alteration) {
        super(AlteredClasses.class.getClassLoader());
        this.alteration = alteration;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(HOUSE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = name.equals(alteration.type()) ? altered() : original(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] altered() {
        ClassFileLocator locator = ClassFileLocator.ForClassLoader.of(getParent());
        var type = TypePool.Default.of(locator).describe(alteration.type()).resolve();
        return new ByteBuddy()
                .redefine(type, locator)
                .method(named(alteration.method()).and(not(takesNoArguments())))
                .intercept(alteration.body())
                .make()
                .getBytes();
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
