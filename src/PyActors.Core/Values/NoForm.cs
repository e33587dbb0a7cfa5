using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;

namespace PyActors;

/// <summary>Why a value has no form in Python, and what to pass instead.</summary>
internal static class NoForm
{
    private const string EntryAdvice = "pass a dictionary of such entries, or the tuple (entry.Key, entry.Value)";

    private const string ItemsAdvice = "gather its items and pass those, or map them by MapAsync";

    /// <summary>What is wrong with a value that is neither a single one nor a container, and shows no members.</summary>
    public static string Why(object value)
    {
        var type = value is Task ? DeclaredOf(value.GetType()) : value.GetType();
        return OwnClass.IsCut(type)
            ? KeptTypes.AdviceOn(type)
            : $"a {(type.IsGenericType ? ValueWords.NameOf(type) : type.FullName)} has no Python form; {AdviceFor(value)}";
    }

    // What an async method gives is of a class that the compiler and the framework made up for it.
    private static Type DeclaredOf(Type task)
    {
        while (task != typeof(Task) && task.Assembly == typeof(Task).Assembly && !(task.IsGenericType && task.GetGenericTypeDefinition() == typeof(Task<>)))
            task = task.BaseType!;

        return task.IsGenericType && task.GetGenericArguments()[0] is { IsPublic: false, Name: "VoidTaskResult" } ? typeof(Task) : task;
    }

    private static string AdviceFor(object value) => value switch
    {
        CancellationToken => "it goes beside the invocation, as in InvokeAsync(new Invoke(callable, arguments), token)",
        Task or ValueTask => "await it and pass what it gives",
        Delegate => "register it in PythonOptions.HostFunctions, by whose name Python code calls it",
        DBNull => "pass null",
        DictionaryEntry => EntryAdvice,
        Stream => "read it and pass its bytes",
        IFormattable or StringBuilder => "pass its text, as ToString() gives it, or plain data made from it",
        IAsyncStateMachine => ItemsAdvice,
        _ when OwnClass.IsAsyncSequence(value.GetType()) => ItemsAdvice,
        _ when value.GetType() is { IsGenericType: true } type => AdviceOn(type.GetGenericTypeDefinition()),
        _ => "pass plain data made from it",
    };

    private static string AdviceOn(Type generic)
    {
        if (generic == typeof(ValueTask<>))
            return "await it and pass what it gives";
        if (generic == typeof(KeyValuePair<,>))
            return EntryAdvice;
        if (generic == typeof(ReadOnlyMemory<>) || generic == typeof(Memory<>))
            return "pass an array made from it, as its ToArray() does";

        return generic == typeof(Lazy<>) ? "pass its Value" : "pass plain data made from it";
    }
}
