using Spectre.Console;
using Spectre.Console.Rendering;

namespace PyActors.Host.Progress;

/// <summary>What the bar says in words: the same as a plain line, as far as there is room, faults in red.</summary>
/// <param name="progress">The run.</param>
/// <param name="beside">How many characters the columns beside it need.</param>
internal sealed class ProgressTextColumn(RunProgress progress, int beside) : ProgressColumn
{
    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(LineDisplay.Line(progress, options.ConsoleSize.Width - beside), progress.Faults > 0 ? new Style(Color.Red) : Style.Plain);
}
