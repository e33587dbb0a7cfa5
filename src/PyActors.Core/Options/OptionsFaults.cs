using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace PyActors.Options;

/// <summary>What is wrong with options: every fault at once, each naming the pool, if it is one's, the option and its range.</summary>
internal static class OptionsFaults
{
    /// <summary>The faults of one pool's options; none if they are valid.</summary>
    public static IReadOnlyList<string> Of(PoolOptions options) =>
    [
        .. OutOfRange(options, $"Pool '{options.Name}': "),
        .. OutOfRange(options.Values, $"Pool '{options.Name}': Values."),
        .. AcrossFields(options).Select(fault => $"Pool '{options.Name}': {fault}"),
    ];

    /// <summary>The faults of the options of Python itself; none if they are valid.</summary>
    public static IReadOnlyList<string> Of(PythonOptions options) => [.. OutOfRange(options, "Python: ")];

    private static IEnumerable<string> OutOfRange(object options, string prefix)
    {
        foreach (var property in options.GetType().GetProperties())
        {
            if (BrokenRule(property, options) is { } rule)
                yield return prefix + rule.FormatErrorMessage(property.Name);
        }
    }

    // Not by Validator: what it describes types with takes longer to load than a pool to start its workers.
    private static ValidationAttribute? BrokenRule(PropertyInfo property, object part)
    {
        var rules = property.GetCustomAttributes<ValidationAttribute>().ToArray();
        if (rules.Length == 0)
            return null;

        var value = property.GetValue(part);
        return Array.Find(rules, rule => !rule.IsValid(value));
    }

    private static IEnumerable<string> AcrossFields(PoolOptions options)
    {
        if (!IsTimeOrNever(options.DefaultTimeout))
            yield return $"DefaultTimeout is {options.DefaultTimeout}; it must be more than zero, or infinite for none.";
        if (!IsTimeOrNever(options.RecycleAfter))
            yield return $"RecycleAfter is {options.RecycleAfter}; it must be more than zero, or infinite for never.";
        if (options.WarmUp.Callable is { } callable && !PyCallable.TryParse(callable, out _))
            yield return $"WarmUp.Callable is '{callable}'; write the module, a colon and the name inside it, as in \"math:sqrt\".";
        if (options.AllowedModules is { Count: 0 })
            yield return "AllowedModules is empty, so nothing could be invoked; leave it out to allow every module.";
    }

    private static bool IsTimeOrNever(TimeSpan time) => time > TimeSpan.Zero || time == Timeout.InfiniteTimeSpan;
}
