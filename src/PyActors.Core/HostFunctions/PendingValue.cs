using System.Collections.Concurrent;
using System.Reflection;

namespace PyActors;

/// <summary>Values that are still to come: tasks of every kind.</summary>
internal static class PendingValue
{
    private static readonly ConcurrentDictionary<Type, Func<object, object?>> Readers = new();

    /// <summary>
    /// The value itself: what a task ends with, waited for on this thread (null for one without a value); anything else as it is.
    /// Throws what the task threw.
    /// </summary>
    public static object? Wait(object? value) => value switch
    {
        Task or ValueTask => ReaderOf(value)(value),
        ValueType when IsValueTask(value.GetType()) => ReaderOf(value)(value),
        _ => value,
    };

    private static Func<object, object?> ReaderOf(object pending) => Readers.GetOrAdd(pending.GetType(), static type =>
    {
        if (IsValueTask(type))
            return Bind(nameof(ReadValueTask), type.GenericTypeArguments[0]);

        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(Task<>))
                return Bind(nameof(ReadTask), at.GenericTypeArguments[0]);
        }

        return type == typeof(ValueTask) ? ReadValueTask : ReadTask;
    });

    private static Func<object, object?> Bind(string reader, Type result) => typeof(PendingValue)
        .GetMethod(reader, 1, BindingFlags.Static | BindingFlags.NonPublic, [typeof(object)])!
        .MakeGenericMethod(result)
        .CreateDelegate<Func<object, object?>>();

    // Waiting is right here: the thread is one that Python code waits on, and no continuation needs it.
    private static object? ReadTask<T>(object task)
    {
        object? result = ((Task<T>)task).GetAwaiter().GetResult();

        // An async method without a value is a task of this, where it had to wait.
        return typeof(T).FullName == "System.Threading.Tasks.VoidTaskResult" ? null : result;
    }

    private static object? ReadTask(object task)
    {
        ((Task)task).GetAwaiter().GetResult();
        return null;
    }

    private static object? ReadValueTask<T>(object task) => ((ValueTask<T>)task).AsTask().GetAwaiter().GetResult();

    private static object? ReadValueTask(object task)
    {
        ((ValueTask)task).AsTask().GetAwaiter().GetResult();
        return null;
    }

    private static bool IsValueTask(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);
}
