using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>What a change did to the model it was added to.</summary>
/// <param name="Superseded">A change of the same fact made later is recorded too, so this one alters nothing.</param>
/// <param name="WaitingFor">What it waits for; empty once it is applied.</param>
public readonly record struct ChangeEffect(bool Superseded, IReadOnlyList<FactReference> WaitingFor)
{
    public bool IsHeld => WaitingFor.Count > 0;
}
