using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyActors.Native.App;

/// <summary>Says what calls give.</summary>
internal sealed class Sayings(IPythonPool pool)
{
    public IPythonPool Pool => pool;

    /// <summary>What an expression's value is, read as a type.</summary>
    public Task ReadAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors
        | DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicFields)] T>(string expression) =>
        SayAsync($"{expression} as {typeof(T)}", async () => (await EvaluateAsync(expression)).As<T>());

    /// <summary>What Python sees of an argument.</summary>
    public Task WriteAsync(string what, object? argument) =>
        SayAsync(what, async () => (await pool.InvokeAsync("builtins:repr", argument)).Value);

    /// <summary>What an expression gives, as it is.</summary>
    public Task<PyResult> EvaluateAsync(string expression) => pool.InvokeAsync("builtins:eval", expression, new Dictionary<string, object?>());

    [SuppressMessage("Design", "CA1031", Justification = "Whatever is thrown is said.")]
    public static async Task SayAsync(string what, Func<Task<object?>> call)
    {
        try
        {
            Console.WriteLine($"{what}: {Text(await call())}");
        }
        catch (Exception thrown)
        {
            Console.WriteLine($"{what}: {thrown.GetType().Name}, {thrown.Message}");
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        Node node => $"{node.Name} -> {Text(node.Next)}",
        Order order => $"{order} of {Text(order.Lines)}, {Text(order.Tags)}",
        IDictionary entries => $"{{{string.Join(", ", entries.Keys.Cast<object>().Select(key => $"{key}: {Text(entries[key])}"))}}}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        IFormattable number => number.ToString(null, null),
        _ => value.ToString()!,
    };
}
