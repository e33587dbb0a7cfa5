using System.Collections.Concurrent;

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
            return Reading.CodeFor.Type(type.GenericTypeArguments[0]).WaitForValueTask;

        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(Task<>))
                return HasValue(at) ? Reading.CodeFor.Type(at.GenericTypeArguments[0]).WaitForTask : ReadTask;
        }

        return type == typeof(ValueTask) ? ReadValueTask : ReadTask;
    });

    // An async method without a value is a task of this, where it had to wait.
    private static bool HasValue(Type task) => task.GenericTypeArguments[0].FullName != "System.Threading.Tasks.VoidTaskResult";

    // Waiting is right here: the thread is one that Python code waits on, and no continuation needs it.
    private static object? ReadTask(object task)
    {
        ((Task)task).GetAwaiter().GetResult();
        return null;
    }

    private static object? ReadValueTask(object task)
    {
        ((ValueTask)task).AsTask().GetAwaiter().GetResult();
        return null;
    }

    private static bool IsValueTask(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);
}
