using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyActors.Reading;

/// <summary>
/// What needs code that is compiled for one type of items: the shapes of what holds them, and reading what a task of them ends with.
/// In a program that is compiled natively there is only what was named when it was compiled: the scalars, every type that
/// <see cref="ShapeOf{T}"/> was asked for, and all reference types, which share theirs. Any thread.
/// </summary>
internal abstract class CodeFor
{
    private static readonly ConcurrentDictionary<Type, CodeFor> ByType = new();

    /// <summary>The code for a type.</summary>
    /// <exception cref="NotSupportedException">There is none, and none can be made.</exception>
    public static CodeFor Type(Type type) => ByType.GetOrAdd(type, RuntimeFeature.IsDynamicCodeSupported ? Make : Find);

    /// <summary>Says that there is code for a type.</summary>
    public static void Has<T>(CodeFor<T> code) => ByType.TryAdd(typeof(T), code);

    /// <summary>As an array.</summary>
    public abstract Shape Array();

    /// <summary>As an array of several dimensions.</summary>
    public abstract Shape Grid(Type type);

    /// <summary>As a list, or an interface that it has.</summary>
    public abstract Shape List(Type type);

    /// <summary>As a set, or an interface that it has.</summary>
    public abstract Shape Set(Type type);

    /// <summary>As a dictionary's values, or an interface that it has.</summary>
    public abstract Shape Dictionary(Type type, Type key);

    /// <summary>As a collection of whichever class.</summary>
    public abstract Shape Filled(Type type, Filling filling);

    /// <summary>As the values of a dictionary of whichever class.</summary>
    public abstract Shape FilledDictionary(Type type, Filling filling, Type key);

    /// <summary>As a frozen set.</summary>
    public abstract Shape FrozenSet(Type type);

    /// <summary>As the values of a frozen dictionary.</summary>
    public abstract Shape FrozenDictionary(Type type, Type key);

    /// <summary>As the items of a lookup.</summary>
    public abstract Shape Lookup(Type type, Type key);

    /// <summary>As memory to read.</summary>
    public abstract Shape ReadOnlyMemory();

    /// <summary>As memory.</summary>
    public abstract Shape Memory();

    /// <summary>As an immutable array.</summary>
    public abstract Shape ImmutableArray();

    /// <summary>As a type that is read by another shape in a box.</summary>
    public abstract Shape Unboxed(Shape boxed);

    /// <summary>Waits for a <see cref="Task{TResult}"/> of the type, on this thread.</summary>
    public abstract object? WaitForTask(object task);

    /// <summary>Waits for a <see cref="ValueTask{TResult}"/> of the type, on this thread.</summary>
    public abstract object? WaitForValueTask(object task);

    /// <summary>How many items a collection of the type has; null if it is none.</summary>
    public abstract int? Count(object collection);

    /// <summary>A generic type of ours over types that aren't known before.</summary>
    /// <exception cref="NotSupportedException">It needs code for a struct that isn't there.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "No type parameter of ours asks for members.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reference types share their code; where there is none for a struct, the exception says what to do.")]
    protected static object New(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type generic,
        Type[] types, params object?[] arguments)
    {
        try
        {
            return Activator.CreateInstance(generic.MakeGenericType(types), arguments)!;
        }
        catch (Exception problem) when (problem is NotSupportedException or MissingMethodException)
        {
            var missing = System.Array.Find(types, static type => type.IsValueType) ?? types[0];
            throw new NotSupportedException($"{KeptTypes.AdviceOn(missing)}.", problem);
        }
    }

    private static CodeFor Find(Type type) => CodeForScalars.Find(type) ?? Make(type);

    private static CodeFor Make(Type type) => (CodeFor)New(typeof(CodeFor<>), [type]);
}

/// <inheritdoc/>
internal sealed class CodeFor<T> : CodeFor
{
    public override Shape Array() => new ArrayShape<T>();

    public override Shape Grid(Type type) => new GridShape<T>(type);

    public override Shape List(Type type) => new ListShape<T>(type);

    public override Shape Set(Type type) => new SetShape<T>(type);

    public override Shape Dictionary(Type type, Type key)
    {
        if (key == typeof(string))
            return new DictionaryShape<string, T>(type);
        if (key == typeof(long))
            return new DictionaryShape<long, T>(type);
        if (key == typeof(int))
            return new DictionaryShape<int, T>(type);
        if (RuntimeFeature.IsDynamicCodeSupported)
            return (Shape)New(typeof(DictionaryShape<,>), [key, typeof(T)], type);

        return type.IsInterface ? throw NoDictionaryCode(type, key) : new UntypedDictionaryShape(KeptTypes.Whole(type), Shapes.Of(key), Shapes.Of(typeof(T)));
    }

    public override Shape Filled(Type type, Filling filling) => new FilledShape<T>(type, filling);

    public override Shape FilledDictionary(Type type, Filling filling, Type key)
    {
        if (key == typeof(string))
            return new FilledDictionaryShape<string, T>(type, filling);

        return RuntimeFeature.IsDynamicCodeSupported
            ? (Shape)New(typeof(FilledDictionaryShape<,>), [key, typeof(T)], type, filling)
            : throw NoDictionaryCode(type, key);
    }

    // Not natively: each type of items would bring code for some dozen classes into every program.
    public override Shape FrozenSet(Type type) => RuntimeFeature.IsDynamicCodeSupported
        ? new FrozenSetShape<T>(type)
        : throw new NotSupportedException($"No native code reads a set as {ValueWords.NameOf(type)}: read it as HashSet<{ValueWords.NameOf(typeof(T))}>.");

    public override Shape FrozenDictionary(Type type, Type key) => RuntimeFeature.IsDynamicCodeSupported
        ? (Shape)New(typeof(FrozenDictionaryShape<,>), [key, typeof(T)], type)
        : throw NoDictionaryCode(type, key);

    public override Shape Lookup(Type type, Type key) => RuntimeFeature.IsDynamicCodeSupported
        ? (Shape)New(typeof(LookupShape<,>), [key, typeof(T)], type)
        : throw new NotSupportedException($"No native code reads a dict as {ValueWords.NameOf(type)}: read it as Dictionary<{ValueWords.NameOf(key)}, {ValueWords.NameOf(typeof(T[]))}>.");

    public override Shape ReadOnlyMemory() => new ReadOnlyMemoryShape<T>();

    public override Shape Memory() => new MemoryShape<T>();

    public override Shape ImmutableArray() => new ImmutableArrayShape<T>();

    public override Shape Unboxed(Shape boxed) => new UnboxedShape<T>(boxed);

    public override object? WaitForTask(object task) => ((Task<T>)task).GetAwaiter().GetResult();

    public override object? WaitForValueTask(object task) => ((ValueTask<T>)task).AsTask().GetAwaiter().GetResult();

    public override int? Count(object collection) => collection switch
    {
        IReadOnlyCollection<T> items => items.Count,
        ICollection<T> items => items.Count,
        _ => null,
    };

    private static NotSupportedException NoDictionaryCode(Type type, Type key) =>
        new($"No native code reads a dict as {ValueWords.NameOf(type)}: read it as Dictionary<{ValueWords.NameOf(key)}, {ValueWords.NameOf(typeof(T))}>.");
}
