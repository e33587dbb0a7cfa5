using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using PyActors.Interop.Callables;

namespace PyActors.Hosting.Describing;

/// <summary>Finds settings that would be passed over in silence: misspelt ones, and those in another form than theirs.</summary>
internal static class UnknownSettings
{
    /// <summary>Compares what is set with what can be.</summary>
    /// <param name="section">The settings as read.</param>
    /// <param name="options">The object whose properties they are, down to its parts.</param>
    /// <returns>A sentence for each that sets nothing.</returns>
    public static IEnumerable<string> Of(IConfiguration section, object options)
    {
        var known = PropertiesOf(options);
        foreach (var setting in section.GetChildren())
        {
            var property = Array.Find(known, property => property.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                yield return $"There is no setting '{setting.Path}'.{NearNames.Hint(setting.Key, known.Select(property => property.Name))}";
            else if (WrongForm(setting, property, options) is { } fault)
                yield return fault;
            else if (IsPart(property.PropertyType))
                foreach (var deeper in Of(setting, property.GetValue(options)!))
                    yield return deeper;
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "SectionBinding names all that can be set.")]
    private static PropertyInfo[] PropertiesOf(object options) => options.GetType().GetProperties();

    private static string? WrongForm(IConfigurationSection setting, PropertyInfo property, object options)
    {
        var hasParts = setting.GetChildren().Any();
        if (IsPart(property.PropertyType))
            return string.IsNullOrEmpty(setting.Value) ? null : $"'{setting.Path}' has settings below it, and no value of its own.";

        if (!IsList(property.PropertyType))
            return hasParts ? $"'{setting.Path}' is a single value, and nothing can be set below it." : null;

        if (!string.IsNullOrEmpty(setting.Value))
        {
            var variable = setting.Path.Replace(":", "__", StringComparison.Ordinal);
            return $"'{setting.Path}' is a list: write {setting.Path}:0, or as an environment variable {variable}__0, and so on.";
        }

        // Where a list is nothing by default, an empty one would mean something else.
        return setting.Value is not null && !hasParts && property.GetValue(options) is null
            ? $"'{setting.Path}' is empty: leave it out, or write {setting.Path}:0 and so on."
            : null;
    }

    // Objects of ours are made of settings; whatever else is one.
    private static bool IsPart(Type type) =>
        type.IsClass && type.Namespace?.StartsWith(nameof(PyActors), StringComparison.Ordinal) == true;

    private static bool IsList(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));
}
