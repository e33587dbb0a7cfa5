using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PyActors.Options;

/// <summary>
/// A time within bounds, both included. <see cref="RangeAttribute"/> would read the bounds through a type converter, and loading those
/// takes longer than all the rest of a pool's checks: every start would pay for it.
/// </summary>
/// <param name="least">The least, as <see cref="TimeSpan"/> is written in any culture.</param>
/// <param name="most">The most.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeRangeAttribute(string least, string most) : ValidationAttribute("The field {0} must be between {1} and {2}.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is TimeSpan time && time >= Read(least) && time <= Read(most);

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        string.Format(CultureInfo.CurrentCulture, ErrorMessageString, name, Read(least), Read(most));

    private static TimeSpan Read(string time) => TimeSpan.ParseExact(time, "c", CultureInfo.InvariantCulture);
}
