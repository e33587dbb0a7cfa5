using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PyActors.Hosting.Describing;

/// <summary>Sets options from a section of the configuration.</summary>
internal static class SectionBinding
{
    /// <summary>What sets them. It throws <see cref="OptionsValidationException"/> if a value isn't of its option's type, so that this is told with the other faults.</summary>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(PythonOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(PoolOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(ValueOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(WarmUpOptions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods, typeof(List<string>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(ICollection<string>))]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "All that can be set is named above.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The settings' own types are text, numbers, enums and lists of text: there is code for all of them.")]
    public static Action<TOptions> Of<TOptions>(IConfiguration section)
        where TOptions : class => options =>
        {
            try
            {
                section.Bind(options);
            }
            catch (InvalidOperationException problem)
            {
                throw new OptionsValidationException(nameof(PyActors), typeof(TOptions), [problem.Message]);
            }
        };
}
