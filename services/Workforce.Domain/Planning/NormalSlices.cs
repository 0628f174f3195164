namespace Workforce.Domain.Planning;

/// <summary>The normal distribution of mean 0 and deviation 1 in 64 equally likely slices: the middle of each.</summary>
internal static class NormalSlices
{
    /// <summary>The upper half; the lower is its mirror image. The quantiles (i + 0.5) / 64 for i from 32.</summary>
    private static readonly decimal[] Upper =
    [
        0.019584m, 0.058783m, 0.098072m, 0.137513m, 0.177170m, 0.217107m, 0.257394m, 0.298102m,
        0.339312m, 0.381105m, 0.423576m, 0.466825m, 0.510966m, 0.556126m, 0.602449m, 0.650104m,
        0.699283m, 0.750215m, 0.803173m, 0.858484m, 0.916557m, 0.977898m, 1.043158m, 1.113194m,
        1.189164m, 1.272699m, 1.366204m, 1.473468m, 1.601009m, 1.761670m, 1.987428m, 2.417559m,
    ];

    /// <param name="slice">From 0 to 63.</param>
    public static decimal Deviate(int slice) =>
        slice < Upper.Length ? -Upper[Upper.Length - 1 - slice] : Upper[slice - Upper.Length];
}
