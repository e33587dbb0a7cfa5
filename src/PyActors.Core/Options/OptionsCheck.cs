using System.Runtime.CompilerServices;

namespace PyActors.Options;

/// <summary>
/// Holds options to their ranges, one after the other, and keeps every fault. By calls and not by attributes: the assembly of those and
/// reading them by reflection take longer at a program's start than Python itself does. The option's name is the last one of the expression
/// that is checked. Nothing is generic, since what is can't be compiled ahead of time for types of other assemblies. Not thread-safe.
/// </summary>
/// <param name="of">Whose options they are, in front of every fault.</param>
internal sealed class OptionsCheck(string of)
{
    private readonly List<string> _faults = [];

    /// <summary>The faults so far, in the order of the checks.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The value must be within the bounds, both included.</summary>
    public void IsBetween(long value, long least, long most, [CallerArgumentExpression(nameof(value))] string expression = "")
    {
        if (value < least || value > most)
            Add($"{NameIn(expression)} is {value}; it must be between {least} and {most}.");
    }

    /// <summary>The time must be within the bounds, both included.</summary>
    public void IsBetween(TimeSpan time, TimeSpan least, TimeSpan most, [CallerArgumentExpression(nameof(time))] string expression = "")
    {
        if (time < least || time > most)
            Add($"{NameIn(expression)} is {time}; it must be between {least} and {most}.{HintAt(time, most)}");
    }

    /// <summary>The value must be one of its enumeration's, which are numbered from 0 to the last.</summary>
    public void IsOneOf(int value, int last, [CallerArgumentExpression(nameof(value))] string expression = "")
    {
        if (value < 0 || value > last)
            Add($"{NameIn(expression)} is {value}, which is none of its values.");
    }

    /// <summary>It must not be null.</summary>
    public void IsThere(object? value, [CallerArgumentExpression(nameof(value))] string expression = "")
    {
        if (value is null)
            Add($"{NameIn(expression)} is missing.");
    }

    /// <summary>The text must be there, not blank, and no longer than that.</summary>
    public void IsName(string? text, int longest, [CallerArgumentExpression(nameof(text))] string expression = "")
    {
        if (string.IsNullOrWhiteSpace(text))
            Add($"{NameIn(expression)} is missing.");
        else if (text.Length > longest)
            Add($"{NameIn(expression)} has {text.Length} characters; it must have 1 to {longest}.");
    }

    /// <summary>The time must be more than zero, or infinite, which means what is said.</summary>
    public void IsTimeOrInfinite(TimeSpan time, string meaning, [CallerArgumentExpression(nameof(time))] string expression = "")
    {
        if (time <= TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
            Add($"{NameIn(expression)} is {time}; it must be more than zero, or infinite for {meaning}.");
    }

    /// <summary>Another fault.</summary>
    public void Add(string fault) => _faults.Add(of + fault);

    // The trap of settings in files: a bare number is one of days.
    private static string HintAt(TimeSpan time, TimeSpan most) =>
        time > most && time.Ticks % TimeSpan.TicksPerDay == 0 && time.Days < 60
            ? $" A bare number means days: {time.Days} seconds are written 00:00:{time.Days:00}."
            : "";

    private static string NameIn(string expression) => expression[(expression.LastIndexOf('.') + 1)..];
}
